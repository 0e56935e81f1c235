/** How it was, and what would have helped. */
export const after = {
  title: 'Hvordan var det?',
  missedTitle: 'Vi savnede dig',
  text: 'Tre tryk, hvis du har lyst. Ingen ser, at det er dig.',
  missedText:
    'Det er helt i orden, at du ikke kom. Intet bliver talt. Sig gerne, hvad der ville have gjort det lettere.',
  questions: {
    welcome: 'Blev du taget godt imod?',
    fun: 'Var det rart at være der?',
    again: 'Ville du komme igen?',
  },
  scale: { 1: 'Nej', 2: 'Lidt', 3: 'Ja' },
  helpQuestion: 'Hvad ville have hjulpet?',
  helps: {
    company: 'At følges med nogen',
    way_there: 'Hjælp til vejen',
    other_time: 'En anden tid',
    fewer_people: 'Færre mennesker',
    was_not_up_to_it: 'Jeg orkede det ikke',
    nothing: 'Ingenting',
  },
  words: 'Vil du sige mere?',
  wordsHint: 'Den, der lavede det, kan læse det, når flere har svaret. Skriv ikke, hvem du er.',
  send: 'Send',
  didNotCome: 'Jeg kom ikke',
  thanks: 'Tak, fordi du sagde det.',
  gone: 'Der er ikke noget at svare på her mere.',
  toEvents: 'Se, hvad der sker',
};
