import type { InsideCatalog } from '../../types.ts';

export const after: InsideCatalog['after'] = {
  title: 'How was it?',
  missedTitle: 'We missed you',
  text: 'Three taps if you like. Nobody sees that it is you.',
  missedText:
    'It is quite all right that you did not come. Nothing is counted. Do say what would have made it easier.',
  questions: {
    welcome: 'Were you made welcome?',
    fun: 'Was it nice to be there?',
    again: 'Would you come again?',
  },
  scale: { 1: 'No', 2: 'A little', 3: 'Yes' },
  helpQuestion: 'What would have helped?',
  helps: {
    company: 'Going with somebody',
    way_there: 'Help with the way',
    other_time: 'Another time',
    fewer_people: 'Fewer people',
    was_not_up_to_it: 'I was not up to it',
    nothing: 'Nothing',
  },
  words: 'Would you say more?',
  wordsHint: 'Whoever made it can read it once several have answered. Don’t write who you are.',
  send: 'Send',
  didNotCome: 'I did not come',
  thanks: 'Thank you for saying so.',
  gone: 'There is nothing to answer here any more.',
  toEvents: 'See what is on',
};
