import type { InsideCatalog } from '../../types.ts';

export const night: InsideCatalog['night'] = {
  title: 'Flok is asleep',
  text: (morning) => `What you got will still be here tomorrow. The phone is quiet until ${morning}.`,
  talkTitle: "Can't sleep?",
  talkText: "BørneTelefonen is awake. Call 116\u00a0111. You don't say your name.",
  dangerTitle: 'Is anybody in danger now?',
  dangerText: 'Call 112. They always answer.',
  awake: 'Others who are awake now',
  nobody: 'The adults are asleep too.',
  back: (morning) => `They are back tomorrow. You can write to them from ${morning}.`,
  works: 'This still works',
  chats: 'Your chats',
  events: "What's on",
  notices: 'Notes to you',
  on: 'Go into Flok',
};
