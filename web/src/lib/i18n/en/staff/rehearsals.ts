import type { StaffCatalog } from '../../types.ts';

export const rehearsals: StaffCatalog['rehearsals'] = {
  title: 'Rehearse an interview',
  text: 'Lay out times when you are in the house and can rehearse a job interview with a young person. Another adult must be there, and the house must be open.',
  day: 'Day',
  time: 'Time',
  minutes: 'How long?',
  minutesOf: (count) => `${count}\u00a0min`,
  second: 'Who is there, too?',
  secondHint: 'They are told, and can call it off.',
  missing: 'Choose a day, a time and another adult.',
  lay: 'Lay it out',
  laid: 'It is laid out.',
  yours: 'Times when you are there',
  none: 'You have no times yet.',
  free: 'Free',
  with: (name) => `${name} is coming`,
  helps: (helper, second) => `${helper} rehearses. ${second} is there, too.`,
  callOff: 'Call off',
};
