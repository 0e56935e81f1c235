/** What those who look after Flok did in a half year, told to everybody in it. */
export const openness = {
  title: 'Åbenhed',
  hint: 'Se, hvad de voksne har gjort',
  lead: 'Her kan du se, hvor tit nogen har sagt til, og hvad de voksne gjorde. Der står aldrig, hvem det var.',
  small: (fewest: number) =>
    `Er der færre end ${fewest}, skriver vi ikke hvor mange. Så kan ingen gætte, hvem det er.`,
  halves: { H1: 'Januar til juni', H2: 'Juli til december' },
  half: (part: string, year: string) => `${part} ${year}`,
  earlier: 'Se før',
  later: 'Se efter',
  fewer: (fewest: number) => `Færre end ${fewest}`,
  total: 'I alt',
  untold: 'Vises ikke',
  tables: {
    reports: 'Det har nogen sagt til om',
    sources: 'Sådan blev det set',
    decisions: 'Det gjorde de voksne',
    times: 'Kom svaret til tiden?',
  },
  rows: {
    reports: {
      bullying: 'Nogen var grov eller mobbede',
      contact: 'Nogen ville have nummer eller billeder',
      grooming: 'En ville mødes alene eller have noget hemmeligt',
      sexual: 'Sex eller krop',
      threat: 'Nogen truede',
      self_harm: 'Bange for, at nogen havde det skidt',
      hate: 'Had mod en gruppe',
      scam: 'Nogen ville snyde eller have penge',
      other: 'Noget andet',
    },
    sources: {
      report: 'Nogen sagde til',
      screening: 'Flok så det selv',
      technical: 'Flok kunne ikke læse det',
    },
    decisions: {
      dismiss: 'Det var i orden',
      release: 'Det var i orden og blev sendt',
      warn: 'Skrev til den, det var om',
      hide: 'Tog det væk',
      reject: 'Lod det ikke blive vist',
      suspend: 'Satte en konto på pause',
      escalate: 'Gav det videre til en anden voksen',
    },
    times: { in_time: 'Til tiden', late: 'For sent' },
  } as Record<string, Record<string, string>>,
};
