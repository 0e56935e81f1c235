import type { StaffCatalog } from '../../types.ts';

export const house: StaffCatalog['house'] = {
  title: 'The house',
  parts: { door: 'The door', rooms: 'Rooms', hours: 'Open' },
  inside: (count) => (count === 1 ? 'is inside right now' : 'are inside right now'),
  insideNote: 'Count along when you go out together. The names are gone by the morning.',
  way: 'Which way?',
  in: 'Coming',
  out: 'Going',
  code: 'The code on their phone',
  codeHint: 'Six signs. It is under Events and My code.',
  enter: 'Count',
  scan: 'Use the camera',
  stop: 'Close the camera',
  noCamera: 'The camera can’t be used. Type the code instead.',
  guestIn: 'A guest comes',
  guestOut: 'A guest goes',
  came: (name) => `${name} is inside`,
  already: (name, time) => `${name} has been inside since ${time}`,
  went: (name) => `${name} has gone`,
  guestCame: 'A guest is inside',
  guestWent: 'A guest has gone',
  waiting: (count) =>
    count === 1
      ? 'One waits for the net. The number is not quite right.'
      : `${count} wait for the net. The number is not quite right.`,
  kept: 'Noted. It is counted when the net is back.',
  who: 'Who is inside',
  nobody: 'Nobody who has shown a code.',
  since: (time) => `Since ${time}`,
  goes: (name) => `${name} goes`,
  empty: 'All have gone',
  emptyTitle: 'Has everybody gone?',
  emptyText: 'Then nobody is inside until somebody comes again.',
  emptied: 'The house is empty.',
};
