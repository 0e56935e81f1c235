import type { Catalog } from '../types.ts';

export const signIn: Catalog['signIn'] = {
  signInTitle: 'Sign in',
  handle: 'Name for signing in',
  password: 'Password',
  signIn: 'Sign in',
  signInAgain: "You've been away a while. Sign in and you'll be back here.",
  otp: 'Number from your app',
  otpHint: '6 digits. Only if you have turned it on.',
  notMe: 'Forgotten your password? Ask an adult in the house. They can help you in.',
  haveCode: "I have a code and I'm new",
  missing: 'Type your name and password.',
};
