import * as craft from '#app/domain/catalog/motif/draw-craft.ts';
import * as garden from '#app/domain/catalog/motif/draw-garden.ts';
import * as herb from '#app/domain/catalog/motif/draw-herb.ts';
import * as staple from '#app/domain/catalog/motif/draw-staple.ts';
import * as tea from '#app/domain/catalog/motif/draw-tea.ts';
import * as textile from '#app/domain/catalog/motif/draw-textile.ts';
import * as vegetable from '#app/domain/catalog/motif/draw-vegetable.ts';
import * as vessel from '#app/domain/catalog/motif/draw-vessel.ts';
import type { ProductSet } from '#app/domain/catalog/motif/kinds.ts';

const cornSpirit = vessel.spirit(vessel.corn);
const riceSpirit = vessel.spirit(staple.ear('#D39A2B'));

/** Branches II to VI: drinks, herbal products, crafts, ornamental plants and animals, community tourism. */
export const otherSets: Readonly<Record<string, ProductSet>> = {
  'QD26-14': {
    skies: ['indigo', 'mist', 'dusk', 'rice'],
    usual: [cornSpirit, riceSpirit],
    kinds: [
      ['ngo|ruou-ngo|ban-pho', cornSpirit],
      ['thoc|ruou-thoc|gao|nep|san-lung|men-la', riceSpirit],
    ],
  },
  'QD26-15': { skies: ['plum', 'dusk', 'brocade'], usual: [vessel.wine] },
  'QD26-16': { skies: ['indigo', 'mist'], usual: [vessel.waterBottle] },
  'QD26-17': { skies: ['plum', 'dawn', 'tea'], usual: [vessel.juiceBottle] },
  'QD26-18': {
    skies: ['tea', 'mist', 'honey'],
    usual: [vessel.medicineJar, herb.ginseng],
    kinds: [
      ['cao|cao-mem', vessel.medicineJar],
      ['actiso', tea.artichoke],
      ['dong-trung', vegetable.cordyceps],
      ['tam-that|sam|dang-sam|nhan-sam|vien|duong-quy', herb.ginseng],
    ],
  },
  'QD26-19': {
    skies: ['tea', 'mist', 'dawn'],
    usual: [vessel.pumpBottle, vessel.soap],
    kinds: [
      ['dau-goi|sua-tam|nuoc-rua|kem|son', vessel.pumpBottle],
      ['muoi|ngam-chan|la-tam|thuoc-tam', vessel.footBath],
      ['xa-phong|xa-bong', vessel.soap],
    ],
  },
  'QD26-20': {
    skies: ['tea', 'honey', 'mist', 'dusk'],
    usual: [vessel.oilBottle(herb.herbSprig), herb.herbBundle],
    kinds: [
      ['tinh-dau', vessel.oilBottle(herb.herbSprig)],
      ['tinh-dau-que', vessel.oilBottle(tea.cinnamonSticks('#C8372D'))],
      ['tinh-dau-sa', vessel.oilBottle(herb.lemongrass)],
      ['thuoc-tam|la-tam|la', herb.herbBundle],
      ['duong-quy|xuyen-khung|cat-canh|dang-sam|tam-that|sam', herb.ginseng],
    ],
  },
  'QD26-21': {
    skies: ['indigo', 'brocade', 'rice', 'dusk'],
    usual: [craft.basket, craft.framedBrocade],
    kinds: [
      ['tranh|tranh-tho-cam', craft.framedBrocade],
      ['tam-trai|khan-trai|bo-trang-tri', craft.runner],
      ['vo-goi|goi|dem', craft.cushion],
      ['gio|ghe|may|tre|gui|quay-tau', craft.basket],
      ['bac|cham-bac|cham-khac-bac|vong|trang-suc', craft.silver],
      ['khen|sao|dan|nhac-cu', craft.khen],
      ['yen-ngua|luu-niem', craft.horse],
      ['sung|sung-trau', craft.horn],
      ['huong|tram|nen', craft.incense],
      ['do-go|go|cham-khac|dieu-khac|que', craft.carving],
    ],
  },
  'QD26-22': {
    skies: ['indigo', 'brocade', 'plum', 'dusk'],
    usual: [textile.clothRolls, textile.scarf],
    kinds: [
      ['tui|ba-lo|vi', textile.bag],
      ['khan|khan-quang', textile.scarf],
      ['chan|vai|khan-chan|tho-cam', textile.clothRolls],
      ['trang-phuc|ao|vay|quan', textile.jacket],
      ['mu', textile.cap],
    ],
  },
  'QD26-23': {
    skies: ['mist', 'plum', 'tea', 'dawn'],
    usual: [garden.orchid, garden.rose],
    kinds: [
      ['lan|dia-lan|phong-lan', garden.orchid],
      ['hong|hoa-hong', garden.rose],
      ['dao|hoa-dao|mai', garden.blossomTree],
    ],
  },
  'QD26-24': {
    skies: ['plum', 'mist', 'tea'],
    usual: [garden.bonsai, garden.blossomTree],
    kinds: [
      ['dao|le|mai|cay-dao|man', garden.blossomTree],
      ['bonsai|tung|si|sanh', garden.bonsai],
    ],
  },
  'QD26-25': { skies: ['dawn', 'tea', 'indigo'], usual: [garden.caged] },
  'QD26-26': {
    skies: ['dusk', 'dawn', 'tea', 'indigo'],
    usual: [garden.stiltHouse],
    kinds: [
      ['homestay|nha-san|luu-tru', garden.stiltHouse],
      ['vuon|da|sinh-thai', garden.stoneGarden],
      ['trai-nghiem|hai', garden.pickersBasket],
      ['tour|cho-phien|cho', garden.marketStall],
    ],
  },
};
