import type { InsideCatalog } from '../../types.ts';

export const home: InsideCatalog['home'] = {
  title: 'Home',
  greetings: { morning: 'Good morning', day: 'Hi', evening: 'Good evening', night: 'Hi' },
  greet: (greeting, nickname) => `${greeting}, ${nickname}`,
  lampOn: "There's something on today",
  lampOff: 'The house rests today',
  nothingSoon: "There's nothing coming up just now. Drop by again tomorrow.",
  comingUp: (day) => `Next time is ${day}`,
  hostGreets: (host) => `${host} will meet you`,
  seeHow: 'See what it is like',
  seeAll: "See everything that's on",
  forYou: 'For you',
  proposalTitle: 'A suggestion is waiting',
  proposalText: 'Read it when you have time.',
  profileTitle: 'Tell us what you like',
  profileText: 'Then we can find someone you may get on with.',
  nothingForYou: "Nothing new for you right now. That's okay.",
  chats: 'Chats with something new',
  notices: 'A note for you',
  allNotices: 'See all notes to you',
};
