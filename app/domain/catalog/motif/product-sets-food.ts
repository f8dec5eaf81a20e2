import * as animal from '#app/domain/catalog/motif/draw-animal.ts';
import * as fruit from '#app/domain/catalog/motif/draw-fruit.ts';
import * as herb from '#app/domain/catalog/motif/draw-herb.ts';
import * as staple from '#app/domain/catalog/motif/draw-staple.ts';
import * as tea from '#app/domain/catalog/motif/draw-tea.ts';
import * as vegetable from '#app/domain/catalog/motif/draw-vegetable.ts';
import * as vessel from '#app/domain/catalog/motif/draw-vessel.ts';
import type { ProductSet } from '#app/domain/catalog/motif/kinds.ts';

const plumPouch = fruit.driedFruit(fruit.plum({ accent: '#C8372D', accent2: '#E0A526', turn: 0 }));
const bananaPouch = fruit.driedFruit(fruit.banana({ accent: '#C8372D', accent2: '#E0A526', turn: 0 }));
const pineapplePouch = fruit.driedFruit(fruit.pineapple({ accent: '#C8372D', accent2: '#E0A526', turn: 0 }));
const chayotePouch = fruit.driedFruit(vegetable.chayote({ accent: '#C8372D', accent2: '#E0A526', turn: 0 }));
const greensPouch = fruit.driedFruit(vegetable.greens({ accent: '#C8372D', accent2: '#E0A526', turn: 0 }));

/** Branch I of the classification: food, seasonings, tea, coffee and cocoa. */
export const foodSets: Readonly<Record<string, ProductSet>> = {
  'QD26-01': {
    skies: ['tea', 'dawn', 'mist', 'plum'],
    usual: [herb.produceBasket, vegetable.greens],
    kinds: [
      ['man|dao|mo', fruit.plum],
      ['le|xoai', fruit.pear],
      ['quyt|cam|chanh', fruit.mandarin],
      ['buoi', fruit.pomelo],
      ['nhan|vai', fruit.longan],
      ['chuoi', fruit.banana],
      ['dua', fruit.pineapple],
      ['dua-luoi|dua-hau|dua-vang|bi', fruit.melon],
      ['hong|hong-khong-hat', fruit.persimmon],
      ['dau-tay', fruit.strawberry],
      ['tao|tao-meo', fruit.apples],
      ['su-su', vegetable.chayote],
      ['cai|rau|kale|ngon-su-su', vegetable.greens],
      ['ot-chuong|ca-chua', vegetable.peppers],
      ['sam-dat|khoai|gung|nghe|hoang-sin-co|cu', vegetable.roots],
      ['mang', vegetable.bambooShoot],
      ['ot', vegetable.chilli],
      ['nam-huong|nam-rom|nam-soi|moc-nhi|nam-tuoi', vegetable.mushroom],
      ['dong-trung', vegetable.cordyceps],
      ['toi|hanh', vegetable.garlic],
      ['dau-tuong|dau|lac', staple.soybeans],
      ['ngo|bap', vessel.cornCob],
      ['hat-de', vegetable.chestnut],
    ],
  },
  'QD26-02': {
    skies: ['mist', 'indigo', 'tea', 'dawn'],
    usual: [animal.fish, animal.eggs],
    kinds: [
      ['ca|ca-hoi|ca-tam', animal.fish],
      ['trung', animal.eggs],
      ['lon|heo|thit', animal.pig],
      ['ga', animal.hen],
      ['vit|ngan|ngong', animal.duck],
    ],
  },
  'QD26-03': {
    skies: ['rice', 'tea', 'dawn'],
    usual: [staple.riceBag],
    kinds: [
      ['gao|nep', staple.riceBag],
      ['ngo|bap', vessel.cornCob],
      ['dau|dau-tuong|dau-xi|lac|vung', staple.soybeans],
    ],
  },
  'QD26-04': {
    skies: ['honey', 'rice', 'tea'],
    usual: [vessel.honeyJar],
    kinds: [['moc-nhi|nam-huong|nam', vegetable.mushroom]],
  },
  'QD26-05': {
    skies: ['brocade', 'dawn', 'rice'],
    usual: [staple.giftBox, staple.stickyRice],
    kinds: [
      ['xoi|com-lam|com', staple.stickyRice],
      ['banh|hop-qua|keo', staple.giftBox],
    ],
  },
  'QD26-06': {
    skies: ['rice', 'tea', 'dawn', 'mist'],
    usual: [staple.noodles],
    kinds: [
      ['bun|pho|mien|mi', staple.noodles],
      ['com', staple.greenRice],
      ['banh-chung|banh-gu|banh-giay|banh', staple.leafCake],
      ['banh-tam-giac-mach|tam-giac-mach', staple.buckwheatCake],
      ['khau-sli|banh-gao|banh-khao|bong', staple.puffedRice],
      ['ruou-nep|com-ruou', staple.fermentedRice],
    ],
  },
  'QD26-07': {
    skies: ['plum', 'dawn', 'honey', 'tea'],
    usual: [plumPouch, vessel.pickleJar],
    kinds: [
      ['man|mut-man|o-mai|mut', plumPouch],
      ['chuoi', bananaPouch],
      ['dua', pineapplePouch],
      ['hong', fruit.persimmon],
      ['mang-kho|mang-chua|mang', vegetable.bambooShoot],
      ['mang-ot', vessel.pickleJar],
      ['su-su', chayotePouch],
      ['cu-cai|rau|cai', greensPouch],
      ['hat-de', vegetable.chestnut],
      ['cao|bot|tinh-bot', herb.powderBowl],
    ],
  },
  'QD26-08': {
    skies: ['brocade', 'dawn', 'mist', 'indigo'],
    usual: [animal.sausages, animal.driedMeat],
    kinds: [
      ['lap-suon|lap-xuong|xuc-xich|doi|nem|cha|gio', animal.sausages],
      ['thit|thit-trau|thit-say|thit-chua|ba-chi', animal.driedMeat],
      ['ruoc|cha-bong|pate', animal.floss],
      ['khau-nhuc', staple.fermentedRice],
      ['ca|ca-hoi|ca-suoi', animal.smokedFish],
      ['ruoc-ca-hoi', animal.floss],
      ['lon-sua|lon', animal.pig],
      ['mat-ong', vessel.honeyJar],
    ],
  },
  'QD26-09': {
    skies: ['brocade', 'dawn', 'honey'],
    usual: [vessel.chilliBottle],
    kinds: [
      ['tuong', vessel.chilliBottle],
      ['giam|siro|nuoc-cot', vessel.vinegarBottle],
    ],
  },
  'QD26-10': {
    skies: ['brocade', 'honey', 'tea', 'dawn'],
    usual: [herb.mortar],
    kinds: [
      ['cham-cheo|hat-doi|mac-khen|muoi|tieu', herb.mortar],
      ['thao-qua|sa-nhan', herb.cardamom],
      ['que', tea.cinnamonBundle],
      ['ot', herb.chilliString],
      ['toi|hanh', vegetable.garlic],
      ['nghe|gung|bot', herb.powderBowl],
    ],
  },
  'QD26-11': {
    skies: ['tea', 'mist', 'dawn', 'indigo'],
    usual: [tea.teaSprig, tea.teaCup, tea.teaPot, tea.teaTin],
    kinds: [
      ['che-shan|shan-tuyet', tea.teaSprig],
      ['che-bat-tien|bat-tien', tea.teaTin],
      ['tra-hoa-sen|hoa-sen|sen', tea.lotusTea],
      ['tra-hoa-nhai|hoa-nhai', tea.flowerTea],
      ['o-long|tra-o-long', tea.teaPot],
      ['hong-tra|bach-tra', tea.teaCup],
    ],
  },
  'QD26-12': {
    skies: ['tea', 'dawn', 'mist', 'plum'],
    usual: [tea.flowerTea, tea.teaCup],
    kinds: [
      ['actiso|atiso', tea.artichoke],
      ['tra-actiso|tra-tui-loc', tea.teaBags],
      ['giao-co-lam|tra-day|xa-den|kho-qua', tea.teaCup],
      ['tra-hoa|hoa-vang|hoa-hong|hoa', tea.flowerTea],
      ['tra-gung|gung|que|tra-que', tea.spicedTea],
    ],
  },
  'QD26-13': { skies: ['dawn', 'honey', 'brocade'], usual: [tea.cocoa] },
};
