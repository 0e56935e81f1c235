import type { InsideCatalog } from '../../types.ts';

export const ice: InsideCatalog['ice'] = {
  anything: 'Not sure what to write? Tell about something that made you happy this week.',
  bage: 'You both like baking. What is the best thing you ever baked?',
  bold: 'You both like ball games. Where do you like to play?',
  braetspil: 'You both like board games. Which game could you play again and again?',
  dyr: 'You both like animals. Which animal would you like to have?',
  film: 'You both like films. Which one could you watch again and again?',
  gaming: 'You both like gaming. What are you playing right now?',
  laese: 'You both like reading. What did you read last?',
  mad: 'You both like cooking. What is your best dish?',
  musik: 'You both like music. What have you listened to today?',
  natur: 'You both like being outdoors. Where do you like it best?',
  tegne: 'You both like drawing. What do you draw most?',
  traening: 'You both like working out. What do you like to train?',
  talk: 'You both want to talk. What was the best thing that happened today?',
  do_things: 'You both want to do things together. What would you like to try?',
  game: 'You both want to game. What are you playing right now?',
  go_out: 'You both want to go out. Where would you like to go?',
  homework: 'You both want to do homework together. Which subject is the tricky one?',
  calm_company: 'You both want calm company. What do you do to relax?',
};
