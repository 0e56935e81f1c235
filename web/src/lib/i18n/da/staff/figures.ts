/** How the friend bank does, and what its score weighs. */
export const figures = {
  title: 'Vennebanken i tal',
  lead: 'Det seneste år. Et tal er aldrig om færre end ti. Stregen viser, hvor det rigtige tal nok ligger (95 %).',
  by: 'Delt op efter',
  bys: { gender: 'Køn', language: 'Sprog', age_band: 'Alder' },
  measures: {
    offered: { title: 'Fik et forslag', text: 'Fik mindst ét forslag.' },
    pleased: { title: 'Fik et godt forslag', text: 'Fik mindst ét, der passede godt.' },
    matched: { title: 'Begge sagde ja', text: 'Fik en ven gennem vennebanken.' },
    lasted: {
      title: 'Stadig venner efter fire uger',
      text: 'Af dem, hvis venskab begyndte for så længe siden.',
    },
  },
  waiting: 'Venter nu',
  waitingDays: (days: number) => (days === 1 ? '1 dag' : `${Math.round(days)} dage`),
  waitingHint: 'I midten, af dem der venter',
  people: 'Unge',
  group: 'Gruppe',
  tooFew: 'For få til at vise',
  genders: { girl: 'Piger', boy: 'Drenge', other: 'Andet', not_told: 'Ikke fortalt' } as Record<
    string,
    string
  >,
  notTold: 'Ikke fortalt',
  range: (value: string, low: string, high: string) => `${value} (${low} til ${high})`,
  emptyTitle: 'Ingen at tælle endnu',
  emptyText: 'Når unge har fortalt om sig selv, kan du se her, om vennebanken er der for alle.',
  asTable: 'Vis som tabel',
  noChart: 'Her er for få til at vise noget.',
  weightsTitle: 'Hvad tæller',
  weightsText: 'Så meget tæller hver del, når vi leder efter to, der kan få det rart sammen.',
  part: 'Det ser vi på',
  now: 'Nu',
  then: 'Forslag',
  learn: 'Lær af svarene',
  learnText: 'Vi regner på ja og nej fra dem, der er med på det. Intet ændres, før du siger ja.',
  proposed: (answers: number) =>
    `Lært af ${answers} svar. Det ville have ramt bedre på svar, det ikke kendte.`,
  adopt: 'Brug de nye',
  reject: 'Behold de gamle',
  adopted: 'De nye vægte bruges fra næste runde.',
};
