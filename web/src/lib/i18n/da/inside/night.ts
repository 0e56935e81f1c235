export const night = {
  title: 'Flok sover nu',
  text: (morning: string) =>
    `Alt det, du har fået, er her stadig i morgen. Telefonen er stille til kl.\u00a0${morning}.`,
  talkTitle: 'Kan du ikke sove?',
  talkText: 'BørneTelefonen er vågen. Ring 116\u00a0111. Du siger ikke dit navn.',
  dangerTitle: 'Er nogen i fare nu?',
  dangerText: 'Ring 112. De svarer altid.',
  awake: 'Andre, der er vågne nu',
  nobody: 'De voksne sover også.',
  back: (morning: string) => `De er her igen i morgen. Du kan skrive til dem fra kl.\u00a0${morning}.`,
  works: 'Det virker stadig',
  chats: 'Dine chats',
  events: 'Det, der sker',
  notices: 'Beskeder til dig',
  on: 'Gå ind i Flok',
};
