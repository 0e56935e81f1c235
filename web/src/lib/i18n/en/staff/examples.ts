export const examples = {
  title: 'Practice cases',
  lead: 'Now and then a case is invented. Afterwards you hear what people who know the work would have done. Only you see your answers.',
  overseeLead:
    'Invented cases show whether we judge alike. Each moderator sees only their own answers, and here it never says who.',
  own: (judged: number, agreed: number) =>
    judged === 1
      ? `You have answered 1 practice case, and ${agreed ? 'saw it as the experienced did' : 'saw it differently'}.`
      : `You have answered ${judged} practice cases and saw ${agreed} of them as the experienced did.`,
  none: "You haven't met a practice case yet.",
  rate: 'How many practice cases?',
  rateHint: 'They never come before anything urgent.',
  rates: { 0: 'None', 5: '5 in 100', 10: '10 in 100', 25: '25 in 100' } as Record<number, string>,
  otherRate: (percent: number) => `${percent} in 100`,
  rateSaved: 'It counts from the next case.',
  alphaTitle: 'How far do we agree?',
  alphaText: "Krippendorff's alpha: 1 is full agreement, 0 is chance. Below 0.67 one can conclude nothing.",
  all: 'All practice cases',
  people: (people: number, judgements: number) =>
    people === 1 ? `1 person, ${judgements} answers` : `${people} people, ${judgements} answers`,
  tooFew: 'Too few yet',
  wasExample: 'That was a practice case',
  wasExampleText:
    'Nobody is touched by what you decided. Thank you for reading it as carefully as the others.',
  sameFine: 'The experienced would have done nothing either.',
  sameNotFine: 'The experienced would have done something too.',
  otherFine: 'The experienced would have done nothing.',
  otherNotFine: 'The experienced would have done something.',
  severity: 'How urgent it is',
  label: 'What it is about',
  guideline: 'The agreement',
  talk: "Do you see it differently? Bring it up at the next meeting. That's how we get better.",
};
