import type { GivenPaper } from '#app/domain/channels/papers/give-paper.server.ts';

/** The smallest whole PDF that says one thing; different words are different files. */
export function pdfBytes(words = 'giay'): Buffer {
  return Buffer.from(
    `%PDF-1.4\n%${words}\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n`,
  );
}

/** A food-safety certificate for all goods, as a producer gives it. */
export function paperOf(changes: Partial<GivenPaper> = {}): GivenPaper {
  return {
    kind: 'food-safety',
    listingId: '',
    number: '15/2026/ATTP-LCA',
    issuer: 'Sở Nông nghiệp và Môi trường Lào Cai',
    issuedOn: '2026-01-10',
    validTo: '',
    fileName: 'giấy an toàn thực phẩm.pdf',
    bytes: pdfBytes(),
    ...changes,
  };
}
