export const handled = {
  title: 'The queue in figures',
  lead: (days: number) =>
    `The last ${days} days. The line shows where the true figure probably lies (95%). Few cases say little.`,
  by: 'Divided by',
  bys: { severity: 'How serious', label: 'What it was', language: 'Language' },
  measures: {
    breached: { title: 'Were late', text: 'Nobody had done anything before the deadline passed.' },
    false_alarms: {
      title: 'Were fine',
      text: 'Of those the system found and somebody looked at.',
    },
  },
  group: 'Group',
  cases: 'Cases',
  halfWithin: 'Half within',
  mostWithin: '95% within',
  minutes: (minutes: number) => `${Math.round(minutes)} min`,
  hours: (hours: string) => `${hours} h`,
  none: 'None yet',
  range: (value: string, low: string, high: string, of: number) => `${value} (${low} to ${high}) of ${of}`,
  unknown: 'Unknown',
  emptyTitle: 'No cases to count',
  emptyText: 'Once there have been cases, you can see here whether they were taken in time.',
  table: 'The figures as a table',
  queue: 'To the queue',
};
