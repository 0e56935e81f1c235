import type { StaffCatalog } from '../../types.ts';

export const hosting: StaffCatalog['hosting'] = {
  title: 'Rooms and groups',
  groups: 'Groups you host',
  staffRooms: 'Rooms for adults',
  newGroup: 'New group for young people',
  newRoom: 'New room for adults',
  noneTitle: "You don't host anything yet",
  noneText: 'A group is about something young people like. They ask to join, and you answer.',
  people: (count) => (count === 1 ? '1 is in' : `${count} are in`),
  requests: (count) => (count === 1 ? '1 would like to join' : `${count} would like to join`),

  groupTitle: 'New group for young people',
  groupText: [
    'Young people find the group and ask to join. You answer each of them.',
    'Another adult always reads along. We find one who can when you make the group.',
    "Between 21:00 and 7:00 you can't write here. The young people can write together.",
  ],
  name: 'Name',
  nameHint: 'A few words, as a friend would say them.',
  purpose: 'What is it about?',
  purposeHint: 'One or two sentences. This is what young people see first.',
  rules: 'What we agree on',
  rulesHint: 'Short rules, one on each line. They are read before asking.',
  rulesDefault: "We are kind.\nWe don't pass on what others say.\nAnybody may leave at any time.",
  bands: 'Who is it for?',
  bandsHint: 'Pick at least one. The youngest are not in groups with those over 18.',
  make: 'Make the group',
  made: 'The group is made. Young people can find it now.',

  roomTitle: 'New room for adults',
  roomText: 'Everybody is asked and says yes themselves. Young people can never come in here.',
  who: 'Whom do you want to ask?',
  nobody: 'There are no other adults to ask.',
  makeRoom: 'Make the room',
  madeRoom: 'The room is made, and they have been asked.',
};
