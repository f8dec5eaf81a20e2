/** Why staff may look at who bought an order. Words to choose from: the audit holds no free text about persons. */
export const contactReasons = ['complaint', 'delivery', 'refund', 'authority'] as const;
