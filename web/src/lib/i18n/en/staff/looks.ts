import type { StaffCatalog } from '../../types.ts';

export const looks: StaffCatalog['looks'] = {
  title: 'New posts',
  waiting: (count) => (count === 1 ? '1 new post waits for a look' : `${count} new posts wait for a look`),
  lead: 'The first times somebody posts, one of us has a look. Is it safe, and does one know who is at the door?',
  since: (time) => `Sent ${time}`,
  late: 'Has waited a day',
  known: (approved, enough) => `${approved} of ${enough} seen before`,
  place: 'Place:',
  bands: 'For:',
  approve: 'It is fine, show it',
  approved: 'Thank you. Now the young people can see it.',
  giveBack: 'Send it back',
  giveBackText: 'The organiser gets their words back and can post it again. Nothing is lost.',
  giveBackAct: 'Send back',
  reason: 'What should be different?',
  reasonHint: 'The organiser reads it. "Say who is at the door."',
  returned: 'It is sent back with your reason.',
  noneTitle: 'Nobody is waiting',
  noneText: 'When a new organiser posts something, it is here.',
};
