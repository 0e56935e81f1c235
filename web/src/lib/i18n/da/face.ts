export const face = {
  nickname: 'Dit navn i Flok',
  nicknameHint: 'For eksempel et dyr, en farve eller noget, du kan lide.',
  nicknameMissing: 'Skriv et navn på mindst 2 tegn.',
  figure: 'Vælg en figur',
  figures: {
    blad: 'Blad',
    boelge: 'Bølge',
    drage: 'Drage',
    roset: 'Roset',
    skaal: 'Skål',
    stjerne: 'Stjerne',
  },
  colour: 'Vælg en farve',
  colours: { beet: 'Rød', carrot: 'Orange', lamp: 'Gul', parsley: 'Grøn', enamel: 'Blå', plum: 'Lilla' },
};
