import { COLD, CRAFT, DRY, FRESH } from '#app/demo/demo-keeping.ts';
import type { DemoText } from '#app/demo/demo-texts.ts';

/** Words for kinds that differ from the rest of their set: nobody strains mushrooms through cloth, or vacuum-packs eggs. */
type KindText = { set: number; kinds: RegExp; text: DemoText };

const KIND_TEXTS: ReadonlyArray<KindText> = [
  {
    set: 1,
    kinds: /^(đông trùng|nấm|rau an toàn)/i,
    text: {
      ...FRESH,
      madeOf: '100 % {kind}',
      packWeight: 1000,
      vi: '{kind} làm trong nhà kính và nhà nuôi cấy ở {place}, ghi nhật ký từng lứa. {producer} đóng gói trong ngày và giữ mát đến tay người mua.',
      en: '{kind} grown under cover in {place}, with a diary for every batch. {producer} packs on the same day and keeps it cool until it reaches you.',
    },
  },
  {
    set: 2,
    kinds: /^trứng/i,
    text: {
      ...FRESH,
      expiry: '20 ngày kể từ ngày thu trứng',
      keepVi: 'Để nơi thoáng mát hoặc ngăn mát tủ lạnh, đầu nhỏ xuống dưới; không rửa trước khi cất.',
      keepEn: 'Keep in a cool place or the fridge, pointed end down; do not wash before storing.',
      madeOf: '100 % {kind}',
      packWeight: 700,
      vi: '{kind} nhặt mỗi sáng từ đàn thả vườn ở {place}, ăn ngô, thóc và rau của nhà. {producer} soi từng quả trước khi xếp hộp.',
      en: '{kind} gathered every morning from free-ranging flocks in {place} that eat maize, rice and greens. {producer} checks each one against the light before boxing.',
    },
  },
  {
    set: 2,
    kinds: /^cá/i,
    text: {
      ...COLD,
      madeOf: '100 % {kind}',
      packWeight: 1000,
      vi: '{kind} nuôi trong bể nước lạnh chảy từ núi ở {place}. {producer} làm sạch, hút chân không trong ngày và gửi đi bằng thùng xốp có đá.',
      en: '{kind} raised in {place} in tanks fed by cold mountain water. {producer} cleans and vacuum-packs it the same day and ships it on ice.',
    },
  },
  {
    set: 4,
    kinds: /^(mộc nhĩ|nấm)/i,
    text: {
      ...DRY,
      madeOf: '100 % {kind}',
      packWeight: 200,
      vi: '{kind} hái ở rừng và giàn gỗ quanh {place}, phơi nắng rồi sấy nhẹ cho giòn. {producer} nhặt sạch gốc bằng tay trước khi đóng túi.',
      en: '{kind} gathered in the woods and from logs around {place}, dried in the sun and finished over low heat. {producer} trims every stem by hand before bagging.',
    },
  },
  {
    set: 6,
    kinds: /^(bánh|cốm|khẩu|rượu)/i,
    text: {
      ...DRY,
      expiry: 'Ghi trên từng gói theo ngày làm',
      madeOf: 'Gạo nếp, hạt và lá của địa phương',
      packWeight: 500,
      vi: '{kind} làm từ gạo nếp và hạt trồng tại {place}, theo cách nhà vẫn làm dịp lễ tết. {producer} làm từng mẻ nhỏ, đóng gói ngay trong ngày.',
      en: '{kind} made from the sticky rice and grain of {place}, as families make it for feast days. {producer} works in small batches and packs on the same day.',
    },
  },
  {
    set: 7,
    kinds: /^(măng|củ cải|tinh bột|cao)/i,
    text: {
      ...DRY,
      madeOf: '100 % {kind}',
      packWeight: 300,
      vi: '{kind} làm ngay trong mùa từ rau củ của {place}, rửa nhiều nước rồi mới chế biến. {producer} thu mua tại vườn của các hộ trong xã.',
      en: '{kind} prepared in season from the roots and vegetables of {place}, washed in many waters first. {producer} buys from the gardens of the commune.',
    },
  },
  {
    set: 8,
    kinds: /cá/i,
    text: {
      ...COLD,
      madeOf: 'Cá, muối, gia vị',
      packWeight: 300,
      vi: '{kind} làm từ cá nuôi nước lạnh ở {place}, ướp vừa muối, chế biến trong ngày đánh bắt. {producer} đóng túi hút chân không.',
      en: '{kind} made from the cold-water fish of {place}, lightly salted and prepared on the day of the catch. {producer} packs it in vacuum.',
    },
  },
  {
    set: 8,
    kinds: /^(ruốc|khâu nhục|thịt chua|lợn sữa)/i,
    text: {
      ...COLD,
      madeOf: 'Thịt lợn, muối, gia vị',
      packWeight: 400,
      vi: '{kind} làm từ thịt của các hộ nuôi ở {place}, nêm gia vị rừng như mâm cỗ nhà. {producer} làm theo đơn đặt mỗi tuần.',
      en: '{kind} made from meat of the households of {place}, seasoned with forest spices as for a feast at home. {producer} makes it to order every week.',
    },
  },
  {
    set: 9,
    kinds: /^giấm/i,
    text: {
      ...DRY,
      expiry: '12 tháng kể từ ngày đóng chai',
      madeOf: 'Quả, đường, giấm nuôi tự nhiên',
      packWeight: 800,
      vi: '{kind} ủ từ quả chín của {place} trong chum sành, để chua tự nhiên nhiều tháng. {producer} lọc qua vải rồi rót chai.',
      en: '{kind} made from the ripe fruit of {place}, left for months in clay jars to turn by itself. {producer} strains it through cloth and bottles it.',
    },
  },
  {
    set: 20,
    kinds: /^(thuốc tắm|đương quy)/i,
    text: {
      ...DRY,
      madeOf: '100 % {kind}',
      packWeight: 250,
      vi: '{kind} hái ở vườn và ven rừng {place}, rửa sạch, thái rồi phơi trong bóng râm. {producer} ghi tên từng loại cây trên túi.',
      en: '{kind} gathered in gardens and along the forest of {place}, washed, cut and dried in the shade. {producer} names every plant on the bag.',
    },
  },
  {
    set: 21,
    kinds: /thổ cẩm/i,
    text: {
      ...CRAFT,
      madeOf: 'Vải lanh, chỉ thêu, nhuộm chàm',
      packWeight: 500,
      vi: '{kind} dệt và thêu tay bởi phụ nữ ở {place}, mỗi chiếc một khác. {producer} trả công theo từng sản phẩm.',
      en: '{kind} woven and embroidered by the women of {place}; no two are alike. {producer} pays by the piece.',
    },
  },
  {
    set: 21,
    kinds: /^hương/i,
    text: {
      ...CRAFT,
      madeOf: 'Bột quế, bột gỗ thơm, tăm tre',
      packWeight: 400,
      vi: '{kind} se tay từ bột quế và gỗ thơm của {place}, phơi nắng trên giàn tre. {producer} không tẩm hoá chất cháy.',
      en: '{kind} rolled by hand from the cinnamon and scented wood of {place} and dried in the sun. {producer} adds no burning agents.',
    },
  },
];

/** The words for a kind where its set's own do not fit; undefined where they do. */
export function kindText(setNumber: number, kindVi: string): DemoText | undefined {
  const name = kindVi.normalize('NFC');
  return KIND_TEXTS.find(({ set, kinds }) => set === setNumber && kinds.test(name))?.text;
}
