/**
 * The words that people look for when they mean a whole product set of decision 26/2026/QĐ-TTg. Not the sets' own
 * names: those are lists ("Chế biến từ thịt, thủy sản, trứng, sữa, mật ong"), so that sausages came up for honey and
 * everything processed ("chế biến") for tea ("che").
 */
const wordsOfSet: Readonly<Record<string, string>> = {
  'QD26-01': 'nông sản tươi, fresh produce',
  'QD26-02': 'thực phẩm tươi, fresh food',
  'QD26-03': 'lương thực, ngũ cốc, cereals',
  'QD26-04': 'nông sản, farm food',
  'QD26-05': 'đồ ăn nhanh, snacks',
  'QD26-06': 'ngũ cốc, cereals',
  'QD26-09': 'gia vị, seasoning',
  'QD26-10': 'gia vị, spices',
  'QD26-11': 'chè, trà, tea',
  'QD26-12': 'trà thảo mộc, herbal tea',
  'QD26-13': 'cà phê, ca cao, coffee, cocoa',
  'QD26-14': 'rượu, spirits',
  'QD26-15': 'rượu, đồ uống có cồn, alcohol',
  'QD26-16': 'nước uống, drinking water',
  'QD26-17': 'đồ uống, drinks',
  'QD26-18': 'dược liệu, herbs',
  'QD26-19': 'mỹ phẩm, dược liệu, cosmetics',
  'QD26-20': 'dược liệu, herbs',
  'QD26-21': 'thủ công mỹ nghệ, handicrafts',
  'QD26-22': 'thủ công mỹ nghệ, vải, may mặc, textiles, clothing',
  'QD26-23': 'hoa, flowers',
  'QD26-24': 'cây cảnh, plants',
  'QD26-25': 'động vật cảnh',
  'QD26-26': 'du lịch, tourism',
};

/** What a product is found by because of its set; '' where its title says more than the set could. */
export function searchWordsOfSet(setCode: string | null): string {
  return (setCode && wordsOfSet[setCode]) || '';
}
