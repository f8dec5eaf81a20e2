import { COLD, CRAFT, DRY, FRESH, PLANT } from '#app/demo/demo-keeping.ts';

/**
 * What the demo's fictional producers say of their goods, by OCOP product set; kinds that a set's words do not fit
 * have their own in demo-kind-texts.ts. Plain statements about how such goods are made, kept and used; no claims.
 * `{kind}`, `{place}` and `{producer}` are filled in.
 */
export type DemoText = {
  /** Two sentences each. */
  vi: string;
  en: string;
  keepVi: string;
  keepEn: string;
  /** How long it keeps, as its label says; empty for what has no such date. */
  expiry: string;
  madeOf: string;
  /** Grams of one pack whose name does not say; 0 for what is not sent. */
  packWeight: number;
};

export const DEMO_TEXTS: Readonly<Record<number, DemoText>> = {
  1: {
    ...FRESH,
    madeOf: '100 % {kind}',
    packWeight: 1000,
    vi: '{kind} trồng trên nương ở {place}, thu hái bằng tay vào sáng sớm khi còn sương. {producer} chọn từng quả, từng mớ rồi mới đóng thùng, quả dập bỏ ra ngoài.',
    en: '{kind} grown on the hillsides of {place} and picked by hand in the early morning. {producer} sorts every piece before packing and leaves the bruised ones out.',
  },
  2: {
    ...COLD,
    madeOf: '100 % {kind}',
    packWeight: 1000,
    vi: '{kind} nuôi ở {place}, ăn ngô, thóc và rau của nhà. {producer} làm sạch, hút chân không trong ngày và gửi đi bằng thùng xốp có đá.',
    en: '{kind} raised in {place} on the family’s own maize, rice and greens. {producer} cleans and vacuum-packs it the same day and ships it on ice.',
  },
  3: {
    ...DRY,
    madeOf: '100 % {kind}',
    packWeight: 2000,
    vi: '{kind} gặt trên ruộng bậc thang của {place}, mỗi năm một vụ nước trời. {producer} phơi nắng, xát vừa đủ để giữ lớp cám thơm rồi đóng túi.',
    en: '{kind} from the terraced fields of {place}, one harvest a year. {producer} dries it in the sun, mills it lightly to keep the fragrant bran, and bags it.',
  },
  4: {
    ...DRY,
    madeOf: '100 % {kind}',
    packWeight: 700,
    vi: '{kind} lấy từ những đàn ong và nương rẫy quanh {place}. {producer} lọc qua vải, để lắng tự nhiên rồi rót chai, không pha thêm gì.',
    en: '{kind} from the hives and slopes around {place}. {producer} strains it through cloth, lets it settle and bottles it with nothing added.',
  },
  5: {
    ...DRY,
    madeOf: 'Gạo nếp, bột, đường, mứt quả',
    packWeight: 1500,
    vi: '{kind} làm theo cách nấu của bà con {place}, mở gói là dùng được. {producer} làm từng mẻ nhỏ mỗi tuần nên hàng luôn mới.',
    en: '{kind} made the way families in {place} make it, ready to eat. {producer} works in small weekly batches so that it is always fresh.',
  },
  6: {
    ...DRY,
    madeOf: 'Gạo, bột củ, nước',
    packWeight: 500,
    vi: '{kind} làm từ gạo và củ trồng tại {place}, tráng mỏng, phơi trên giàn nứa. {producer} không dùng chất tẩy, sợi có màu của bột tự nhiên.',
    en: '{kind} made from rice and roots grown in {place}, spread thin and dried on bamboo racks. {producer} uses no bleach; the colour is that of the flour.',
  },
  7: {
    ...DRY,
    madeOf: '{kind}, đường',
    packWeight: 250,
    vi: '{kind} chế biến ngay trong mùa từ rau quả của {place}, sấy chậm để giữ vị chua ngọt. {producer} thu mua tại vườn của các hộ trong xã.',
    en: '{kind} prepared in season from the fruit and vegetables of {place}, dried slowly to keep its taste. {producer} buys from the gardens of the commune.',
  },
  8: {
    ...COLD,
    madeOf: 'Thịt, muối, mắc khén, gừng',
    packWeight: 500,
    vi: '{kind} tẩm gia vị rừng, treo gác bếp theo cách giữ thịt lâu đời ở {place}. {producer} chỉ dùng thịt của các hộ nuôi trong xã.',
    en: '{kind} seasoned with forest spices and smoked above the hearth, as meat has long been kept in {place}. {producer} uses meat from households of the commune only.',
  },
  9: {
    ...DRY,
    madeOf: 'Ớt, tỏi, muối, giấm',
    packWeight: 350,
    vi: '{kind} xay từ nguyên liệu chín đỏ của {place}, ủ trong chum sành. {producer} nếm từng chum trước khi rót chai.',
    en: '{kind} ground from ripe produce of {place} and aged in clay jars. {producer} tastes every jar before bottling.',
  },
  10: {
    ...DRY,
    madeOf: '100 % {kind}',
    packWeight: 200,
    vi: '{kind} hái ở rừng và vườn của {place}, phơi trong bóng râm để giữ mùi. {producer} nhặt sạch cành lá bằng tay.',
    en: '{kind} gathered in the woods and gardens of {place} and dried in the shade to keep its scent. {producer} cleans it by hand.',
  },
  11: {
    ...DRY,
    madeOf: '100 % búp chè',
    packWeight: 100,
    vi: '{kind} hái một tôm hai lá trên những gốc chè cao của {place}, sao ngay trong đêm. Nước xanh vàng, chát nhẹ, hậu ngọt; {producer} sao tay từng mẻ hai ký.',
    en: '{kind}: one bud and two leaves from the tall tea trees of {place}, fired the same night. The cup is green-gold, mild, with a sweet finish; {producer} fires two kilos at a time.',
  },
  12: {
    ...DRY,
    madeOf: 'Lá, hoa và củ sấy khô',
    packWeight: 150,
    vi: '{kind} từ cây trồng trong vườn ở {place}, rửa sạch, thái mỏng và sấy ở nhiệt độ thấp. {producer} đóng túi nhỏ, pha như trà hằng ngày.',
    en: '{kind} from plants grown in {place}, washed, sliced thin and dried at low heat. {producer} packs it in small bags to be brewed like everyday tea.',
  },
  13: {
    ...DRY,
    madeOf: 'Bột ca cao, đường, lá và củ sấy khô',
    packWeight: 250,
    vi: '{kind} trộn từ bột ca cao với lá và củ sấy khô của {place}, chia sẵn từng gói nhỏ. {producer} pha thử mỗi mẻ trước khi đóng hộp.',
    en: '{kind} blended from cocoa with the dried leaves and roots of {place}, in single sachets. {producer} tastes every batch before it is boxed.',
  },
  14: {
    ...DRY,
    madeOf: 'Gạo hoặc ngô, men lá, nước',
    packWeight: 900,
    vi: '{kind} nấu từ gạo và ngô của {place} với men lá, hạ thổ trước khi đóng chai. {producer} chỉ bán cho người đủ 18 tuổi.',
    en: '{kind} distilled from the rice and maize of {place} with leaf yeast and rested before bottling. {producer} sells it to adults only.',
  },
  15: {
    ...DRY,
    madeOf: 'Quả, đường, men',
    packWeight: 900,
    vi: '{kind} lên men từ quả chín của {place}, ủ chậm trong chum. {producer} chỉ bán cho người đủ 18 tuổi.',
    en: '{kind} fermented from ripe fruit of {place} and aged slowly in jars. {producer} sells it to adults only.',
  },
  16: {
    ...DRY,
    madeOf: 'Nước',
    packWeight: 1500,
    vi: '{kind} lấy từ mạch nguồn ở {place}, lọc và đóng chai tại chỗ. {producer} kiểm tra nước theo từng đợt.',
    en: '{kind} from a spring in {place}, filtered and bottled on the spot. {producer} tests the water batch by batch.',
  },
  17: {
    ...DRY,
    madeOf: 'Nước quả, đường',
    packWeight: 500,
    vi: '{kind} ép từ quả chín của {place}, thanh trùng, không thêm màu. Pha lạnh là ngon; {producer} đóng chai trong mùa quả.',
    en: '{kind} pressed from the ripe fruit of {place}, pasteurised, without colouring. Best served cold; {producer} bottles it in season.',
  },
  18: {
    ...DRY,
    madeOf: 'Dược liệu trồng tại địa phương',
    packWeight: 100,
    vi: '{kind} làm từ cây dược liệu trồng ở {place}, có nhật ký vườn từ lúc xuống giống. {producer} sấy lạnh và đóng hộp trong phòng sạch.',
    en: '{kind} made from herbs grown in {place} with a garden diary from planting on. {producer} dries it cold and packs it in a clean room.',
  },
  19: {
    ...DRY,
    madeOf: 'Chiết xuất thảo mộc, dầu nền',
    packWeight: 250,
    vi: '{kind} nấu từ lá thuốc tắm của bà con {place}. {producer} ghi rõ thành phần và hạn dùng trên bao bì.',
    en: '{kind} made from the bathing herbs of {place}. {producer} states contents and shelf life on every pack.',
  },
  20: {
    ...DRY,
    madeOf: '100 % tinh dầu',
    packWeight: 60,
    vi: '{kind} chưng cất bằng hơi nước từ cành lá của {place}. {producer} rót chai thủy tinh tối màu, mùi đậm nên chỉ cần vài giọt.',
    en: '{kind} steam-distilled from the leaves and branches of {place}. {producer} fills dark glass; a few drops are enough.',
  },
  21: {
    ...CRAFT,
    madeOf: 'Tre, gỗ, bạc hoặc sừng',
    packWeight: 600,
    vi: '{kind} làm tay ở {place}, mỗi chiếc một khác vì thợ không dùng khuôn. {producer} truyền nghề trong các gia đình trong bản.',
    en: '{kind} made by hand in {place}; no two are alike, for no mould is used. {producer} passes the craft on within the families of the village.',
  },
  22: {
    ...CRAFT,
    madeOf: 'Vải lanh, chỉ thêu, nhuộm chàm',
    packWeight: 400,
    vi: '{kind} dệt lanh, nhuộm chàm và thêu tay bởi phụ nữ ở {place}. Một tấm mất từ vài ngày đến vài tuần; {producer} trả công theo từng sản phẩm.',
    en: '{kind} woven of hemp, dyed with indigo and embroidered by the women of {place}. A piece takes days to weeks; {producer} pays by the piece.',
  },
  23: {
    ...PLANT,
    madeOf: 'Cây hoa sống trong chậu',
    packWeight: 6000,
    vi: '{kind} trồng trong nhà vườn ở {place}, khí hậu mát nên hoa bền màu. {producer} gửi cả chậu, gốc bọc ẩm, cành bọc giấy.',
    en: '{kind} grown in the gardens of {place}, where the cool air keeps the colours. {producer} sends it in its pot, the roots moist and the stems wrapped.',
  },
  24: {
    ...PLANT,
    madeOf: 'Cây sống trong chậu',
    packWeight: 15000,
    vi: '{kind} ươm và uốn tại {place}, đã thuần chậu ít nhất một mùa. {producer} gửi kèm hướng dẫn tưới và thay chậu.',
    en: '{kind} raised and trained in {place}, settled in the pot for at least a season. {producer} sends a note on watering and repotting.',
  },
  25: {
    ...PLANT,
    keepVi: 'Cho ăn và chăm theo giấy hướng dẫn đi kèm; giữ chuồng khô, kín gió.',
    keepEn: 'Feed and care as the enclosed note says; keep the cage dry and out of the wind.',
    madeOf: 'Con giống',
    packWeight: 2000,
    vi: '{kind} nuôi tại {place}, có sổ theo dõi sức khỏe. {producer} giao tận nơi trong tỉnh.',
    en: '{kind} raised in {place} with a health record. {producer} delivers within the province.',
  },
  26: {
    keepVi: 'Đặt trước ít nhất 3 ngày; đổi ngày miễn phí trước 48 giờ.',
    keepEn: 'Book at least 3 days ahead; change the date free of charge up to 48 hours before.',
    expiry: '',
    madeOf: 'Lưu trú và trải nghiệm',
    packWeight: 0,
    vi: '{kind} ở {place}: ngủ nhà sàn, ăn cơm bản, theo chủ nhà lên nương và đi chợ phiên. {producer} đón tối đa 20 khách mỗi đêm để bản vẫn yên tĩnh.',
    en: '{kind} in {place}: a night in a stilt house, village food, a walk to the fields and the weekly market with your hosts. {producer} takes twenty guests a night at most, so that the village stays quiet.',
  },
};

/** A third sentence, so that twelve shops with the same kind do not read alike. */
export const DEMO_CLOSINGS = [
  {
    vi: 'Khách mua nhiều lần nói thích nhất là vị giống như được ăn tại bản.',
    en: 'Guests who come back say it tastes just as it does in the village.',
  },
  {
    vi: 'Mỗi đơn hàng giúp thêm việc làm cho vài hộ trong xóm.',
    en: 'Every order means work for a few more households nearby.',
  },
  {
    vi: 'Hàng đóng gói chắc chắn, gửi từ bưu cục xã vào thứ Ba và thứ Sáu.',
    en: 'Packed firmly and sent from the commune post office on Tuesdays and Fridays.',
  },
  {
    vi: 'Ai lên chợ phiên có thể ghé quầy xem tận mắt trước khi mua.',
    en: 'If you come to the weekly market, stop at the stall and see for yourself.',
  },
  {
    vi: 'Nhãn ghi rõ nơi làm, ngày làm và người chịu trách nhiệm.',
    en: 'The label says where, when and by whom it was made.',
  },
  {
    vi: 'Có thể mua lẻ một gói dùng thử trước khi đặt nhiều.',
    en: 'You can buy a single pack to try before ordering more.',
  },
] as const;

/** The same of what is not packed or sent: a stay, a tour, a ticket. */
export const DEMO_TOUR_CLOSINGS = [
  {
    vi: 'Mỗi lượt khách giúp thêm việc làm cho vài hộ trong xóm.',
    en: 'Every guest means work for a few more households nearby.',
  },
  {
    vi: 'Khách ở lại nói nhớ nhất là bữa tối bên bếp lửa.',
    en: 'Guests say that they remember the evening meal by the fire best.',
  },
  {
    vi: 'Ai lên chợ phiên có thể ghé hỏi người của nhà tại quầy.',
    en: 'If you come to the weekly market, ask for your hosts at their stall.',
  },
] as const;
