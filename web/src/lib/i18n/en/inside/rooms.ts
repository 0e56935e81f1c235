import type { InsideCatalog } from '../../types.ts';

export const rooms: InsideCatalog['rooms'] = {
  title: 'Chat',
  emptyTitle: 'No chats yet',
  emptyText:
    "This is where you write with people you say yes to. When you join something, there's a chat too.",
  emptyAct: "See what's on",
  lastOwn: (text) => `You: ${text}`,
  lastOther: (name, text) => `${name}: ${text}`,
  nothingYet: 'Nobody has written yet.',
  adults: (count) => (count === 1 ? '1 adult' : `${count} adults`),
  closed: {
    ended: 'Over',
    night: 'Asleep',
    not_yet: 'Not open',
    over: 'Over',
    waiting: 'Waits',
    unwatched: 'Closed a while',
  },
  muted: 'Quiet',
  failed: 'Not sent',
  removed: { author: 'The message is deleted', moderator: 'An adult has removed the message' },
  hidden: "A message you can't see",
  picture: 'A picture',
  happened: {
    opened: () => 'The chat is made',
    joined: (name) => `${name} is in`,
    left: (name) => `${name} has left`,
    renamed: () => 'The chat has a new name',
    closed: () => 'The chat is closed',
    closed_no_host: () => 'The group is closed',
    closed_quiet: () => 'The group is closed',
    closed_unkind: () => 'The group is closed',
    adult_reads_along: (name) => `${name} reads along`,
    icebreaker: () => 'Write first when you feel like it',
  },
};
