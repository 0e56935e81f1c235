/** How soon cases are acted on, and how often the alarm was false. */
export const handled = {
  title: 'Køen i tal',
  lead: (days: number) =>
    `De seneste ${days} dage. Stregen viser, hvor det rigtige tal nok ligger (95 %). Få sager siger lidt.`,
  by: 'Delt op efter',
  bys: { severity: 'Hvor alvorligt', label: 'Hvad det var', language: 'Sprog' },
  measures: {
    breached: { title: 'Blev for sene', text: 'Ingen havde gjort noget, før fristen var gået.' },
    false_alarms: {
      title: 'Var i orden',
      text: 'Af dem, systemet fandt, og nogen har set på.',
    },
  },
  group: 'Gruppe',
  cases: 'Sager',
  halfWithin: 'Halvdelen inden for',
  mostWithin: '95 % inden for',
  minutes: (minutes: number) => `${Math.round(minutes)} min.`,
  hours: (hours: string) => `${hours} t.`,
  none: 'Ingen endnu',
  range: (value: string, low: string, high: string, of: number) => `${value} (${low} til ${high}) af ${of}`,
  unknown: 'Ukendt',
  emptyTitle: 'Ingen sager at tælle',
  emptyText: 'Når der har været sager, kan du se her, om de blev taget i tide.',
  table: 'Tallene som tabel',
  queue: 'Til køen',
};
