import type { BuyerContact } from '#app/domain/orders/checkout/buyer-contact.server.ts';
import type { DeliveryZone } from '#db/tables/delivery.ts';

/** A person who buys in the demo and nowhere else: names made up, numbers that nobody has, addresses without a house. */
type DemoBuyer = { readonly zone: DeliveryZone; readonly contact: BuyerContact };

const buyer = (
  zone: DeliveryZone,
  name: string,
  number: string,
  address: BuyerContact['address'],
  note = '',
): DemoBuyer => ({
  zone,
  contact: { name, phone: number, email: null, address, hotel: null, birthDate: null, note },
});

const inProvince = (line: string, communeText: string, provinceCode: string) => ({
  line,
  communeText,
  communeCode: null,
  provinceCode,
});

export const demoBuyers: readonly DemoBuyer[] = [
  buyer(
    'region',
    'Nguyễn Thị Ngọc Ánh (mẫu)',
    '+84900000001',
    inProvince('Số 0, ngõ Mẫu', 'Phường Ba Đình', '01'),
    'Gọi trước khi giao giúp em.',
  ),
  buyer(
    'region',
    'Emma Łukaszewicz (sample)',
    '+48600000002',
    inProvince('Số 0, phố Mẫu', 'Phường Hồng Bàng', '31'),
  ),
  buyer('province', 'Vàng Seo Phủ (mẫu)', '+84900000003', inProvince('Thôn Mẫu', 'Xã Bắc Hà', '15')),
  buyer(
    'country',
    'Trần Quốc Đạt (mẫu)',
    '+84900000004',
    inProvince('Số 0, đường Mẫu', 'Phường Sài Gòn', '79'),
    'Gói làm quà, không để giá.',
  ),
  buyer(
    'region',
    'Jean-Noël Çelik (sample)',
    '+33600000005',
    inProvince('Số 0, phố Mẫu', 'Phường Hoàn Kiếm', '01'),
  ),
];
