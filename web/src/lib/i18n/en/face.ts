import type { Catalog } from '../types.ts';

export const face: Catalog['face'] = {
  nickname: 'Your name in Flok',
  nicknameHint: 'An animal, a colour or something you like.',
  nicknameMissing: 'Type a name with at least 2 letters.',
  figure: 'Pick a figure',
  figures: { blad: 'Leaf', boelge: 'Wave', drage: 'Kite', roset: 'Rosette', skaal: 'Bowl', stjerne: 'Star' },
  colour: 'Pick a colour',
  colours: {
    beet: 'Red',
    carrot: 'Orange',
    lamp: 'Yellow',
    parsley: 'Green',
    enamel: 'Blue',
    plum: 'Purple',
  },
};
