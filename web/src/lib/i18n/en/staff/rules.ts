export const rules = {
  title: 'The rules',
  lead: 'How many messages each rule caught in the last seven whole days, and in the four weeks before. No words are kept.',
  caught: (week: number, before: number) => `${week} in a week, ${before} in the four before`,
  last: (day: string) => `last ${day}`,
  standings: { new: 'New', usual: 'As usual', quiet: 'Gone quiet', loud: 'Catches more' } as Record<
    string,
    string
  >,
  quietText: 'A rule that goes quiet may be broken. One that catches more may be catching the wrong things.',
  change: 'See them day by day, and switch them on or off',
  emptyTitle: 'Nothing caught yet',
  emptyText: 'Each rule stands here from the day after it first caught something.',
};
