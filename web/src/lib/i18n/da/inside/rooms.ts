export const rooms = {
  title: 'Chat',
  emptyTitle: 'Ingen chats endnu',
  emptyText: 'Her skriver du med dem, du siger ja til. Kommer du med til noget, er der også en chat.',
  emptyAct: 'Se, hvad der sker',
  lastOwn: (text: string) => `Du: ${text}`,
  lastOther: (name: string, text: string) => `${name}: ${text}`,
  nothingYet: 'Ingen har skrevet endnu.',
  adults: (count: number) => (count === 1 ? '1 voksen' : `${count} voksne`),
  closed: 'Lukket',
  failed: 'Ikke sendt',
  removed: { author: 'Beskeden er slettet', moderator: 'En voksen har fjernet beskeden' },
};
