/** Invented examples among the cases: what experts would have done, and how far people agree. */
export const examples = {
  title: 'Øvesager',
  lead: 'Ind imellem er en sag opfundet. Bagefter hører du, hvad folk, der kender arbejdet, ville have gjort. Kun du ser dine svar.',
  overseeLead:
    'Opfundne sager viser, om vi dømmer ens. Hver moderator ser kun sine egne svar, og her står aldrig hvem.',
  own: (judged: number, agreed: number) =>
    judged === 1
      ? `Du har svaret på 1 øvesag, og ${agreed ? 'den så du som de erfarne' : 'den så du anderledes'}.`
      : `Du har svaret på ${judged} øvesager og set ${agreed} af dem som de erfarne.`,
  none: 'Du har ikke mødt en øvesag endnu.',
  rate: 'Hvor mange øvesager?',
  rateHint: 'De kommer aldrig før noget, der haster.',
  rates: { 0: 'Ingen', 5: '5 af 100', 10: '10 af 100', 25: '25 af 100' } as Record<number, string>,
  otherRate: (percent: number) => `${percent} af 100`,
  rateSaved: 'Det gælder fra næste sag.',
  alphaTitle: 'Hvor enige er vi?',
  alphaText: 'Krippendorffs alfa: 1 er helt enige, 0 er tilfældigt. Under 0,67 kan man ikke slutte noget.',
  all: 'Alle øvesager',
  people: (people: number, judgements: number) =>
    people === 1 ? `1 person, ${judgements} svar` : `${people} personer, ${judgements} svar`,
  tooFew: 'For få endnu',
  wasExample: 'Det var en øvesag',
  wasExampleText: 'Ingen er ramt af det, du besluttede. Tak, fordi du læste den så grundigt som de andre.',
  sameFine: 'De erfarne ville heller ikke have gjort noget.',
  sameNotFine: 'De erfarne ville også have gjort noget.',
  otherFine: 'De erfarne ville ikke have gjort noget.',
  otherNotFine: 'De erfarne ville have gjort noget.',
  severity: 'Hvor meget det haster',
  label: 'Hvad det handler om',
  guideline: 'Aftalen',
  talk: 'Ser du det anderledes? Tag den op på næste møde. Det er sådan, vi bliver bedre.',
};
