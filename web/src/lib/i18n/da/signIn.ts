export const signIn = {
  signInTitle: 'Log ind',
  handle: 'Navn til at logge ind',
  password: 'Kode til at logge ind',
  signIn: 'Log ind',
  signInAgain: 'Du har været væk lidt. Log ind igen, så er du tilbage her.',
  otp: 'Tal fra din app',
  otpHint: '6 tal. Kun for dig, der har slået det til.',
  notMe: 'Glemt din kode? Spørg en voksen i huset. De kan hjælpe dig ind.',
  haveCode: 'Jeg har en kode og er ny',
  missing: 'Skriv navn og kode.',
};
