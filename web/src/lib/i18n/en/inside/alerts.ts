import type { InsideCatalog } from '../../types.ts';

export const alerts: InsideCatalog['alerts'] = {
  title: 'Word by phone and e-mail',
  topics: {
    messages: 'News in your chats',
    invitations: 'Suggestions, and when you are asked',
    events: "What's on",
    safety: 'Answers and what matters',
  },

  phone: 'On the phone',
  phoneText:
    'It only says that there is something new. Never who or what. Nobody can read it on your screen.',
  turnOn: 'Let me know',
  turnOff: 'Turn off on this phone',
  states: {
    on: 'Now the phone is told.',
    off: 'The phone says nothing any more.',
    refused: 'Your browser says no. You can turn it on in the browser. Then try again.',
    cannot: 'This phone or browser cannot be told. You can still see everything when you open Flok.',
  },
  install: 'Got an iPhone? First put Flok on the home screen.',
  about: 'Tell me about',

  askTitle: 'Do you want to know when somebody writes?',
  askText: 'The phone only says: You have a new message. It never says who or what.',
  askThis: 'Should this phone let you know?',
  askYes: 'Yes please',
  askNo: 'No thanks',
  askLater: 'You can change it under Me.',

  mail: 'By e-mail',
  mailText: 'Once a day at most. It only says that there is something new.',
  mailNotOffered: "The house can't send e-mail right now.",
  address: 'Your e-mail',
  addressHint: "Only you see it. Others in Flok can't.",
  sendCode: 'Send me a code',
  codeSent: (address) => `We have sent a code to ${address}. Write it here.`,
  code: 'The code from the e-mail',
  confirm: 'It is my e-mail',
  confirmed: 'The e-mail is ready.',
  mailTo: (address) => `We write to ${address}.`,
  otherAddress: 'Use another e-mail',
  forget: 'Delete my e-mail',
  forgotten: 'Your e-mail is deleted.',

  app: 'Inside Flok',
  appText: 'It stands on Home and among your notes.',
  always: 'Always',

  quiet: 'Quiet at night',
  quietHours: (from, to) => `From ${from} to ${to} the phone says nothing.`,
  quietFixed: 'It is so for everybody under 18. What comes at night you hear about in the morning.',
  quietOwn: 'You decide when.',
  quietOn: 'Quiet at night',
  quietFrom: 'From',
  quietTo: 'To',
  saved: 'It is saved.',
  notSaved: 'It was not saved. Try again.',
};
