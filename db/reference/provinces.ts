import type { DeliveryZone } from '#db/tables/delivery.ts';

export type Province = {
  /** Of the General Statistics Office. */
  readonly code: string;
  readonly name: string;
  /** As addresses still say it: those that were merged into it. */
  readonly former: readonly string[];
  /** How far it is from Lào Cai, as carriers count it. */
  readonly zone: DeliveryZone;
};

/** The 34 provinces and cities since 2025-07-01 (Resolution 202/2025/QH15), north to south. */
export const provinces: readonly Province[] = [
  { code: '15', name: 'Lào Cai', former: ['Yên Bái'], zone: 'province' },
  { code: '01', name: 'Hà Nội', former: [], zone: 'region' },
  { code: '04', name: 'Cao Bằng', former: [], zone: 'region' },
  { code: '08', name: 'Tuyên Quang', former: ['Hà Giang'], zone: 'region' },
  { code: '11', name: 'Điện Biên', former: [], zone: 'region' },
  { code: '12', name: 'Lai Châu', former: [], zone: 'region' },
  { code: '14', name: 'Sơn La', former: [], zone: 'region' },
  { code: '19', name: 'Thái Nguyên', former: ['Bắc Kạn'], zone: 'region' },
  { code: '20', name: 'Lạng Sơn', former: [], zone: 'region' },
  { code: '22', name: 'Quảng Ninh', former: [], zone: 'region' },
  { code: '24', name: 'Bắc Ninh', former: ['Bắc Giang'], zone: 'region' },
  { code: '25', name: 'Phú Thọ', former: ['Vĩnh Phúc', 'Hòa Bình'], zone: 'region' },
  { code: '31', name: 'Hải Phòng', former: ['Hải Dương'], zone: 'region' },
  { code: '33', name: 'Hưng Yên', former: ['Thái Bình'], zone: 'region' },
  { code: '37', name: 'Ninh Bình', former: ['Hà Nam', 'Nam Định'], zone: 'region' },
  { code: '38', name: 'Thanh Hóa', former: [], zone: 'country' },
  { code: '40', name: 'Nghệ An', former: [], zone: 'country' },
  { code: '42', name: 'Hà Tĩnh', former: [], zone: 'country' },
  { code: '44', name: 'Quảng Trị', former: ['Quảng Bình'], zone: 'country' },
  { code: '46', name: 'Huế', former: ['Thừa Thiên Huế'], zone: 'country' },
  { code: '48', name: 'Đà Nẵng', former: ['Quảng Nam'], zone: 'country' },
  { code: '51', name: 'Quảng Ngãi', former: ['Kon Tum'], zone: 'country' },
  { code: '52', name: 'Gia Lai', former: ['Bình Định'], zone: 'country' },
  { code: '56', name: 'Khánh Hòa', former: ['Ninh Thuận'], zone: 'country' },
  { code: '66', name: 'Đắk Lắk', former: ['Phú Yên'], zone: 'country' },
  { code: '68', name: 'Lâm Đồng', former: ['Đắk Nông', 'Bình Thuận'], zone: 'country' },
  { code: '75', name: 'Đồng Nai', former: ['Bình Phước'], zone: 'country' },
  { code: '79', name: 'Thành phố Hồ Chí Minh', former: ['Bình Dương', 'Bà Rịa - Vũng Tàu'], zone: 'country' },
  { code: '80', name: 'Tây Ninh', former: ['Long An'], zone: 'country' },
  { code: '82', name: 'Đồng Tháp', former: ['Tiền Giang'], zone: 'country' },
  { code: '86', name: 'Vĩnh Long', former: ['Bến Tre', 'Trà Vinh'], zone: 'country' },
  { code: '91', name: 'An Giang', former: ['Kiên Giang'], zone: 'country' },
  { code: '92', name: 'Cần Thơ', former: ['Sóc Trăng', 'Hậu Giang'], zone: 'country' },
  { code: '96', name: 'Cà Mau', former: ['Bạc Liêu'], zone: 'country' },
];
