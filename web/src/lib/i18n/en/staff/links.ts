import type { StaffCatalog } from '../../types.ts';

export const links: StaffCatalog['links'] = {
  title: 'Your duties',
  moderation: 'Messages to look at',
  watch: 'Shifts and calls',
  concerns: 'Worried about a young person',
  matching: 'Bring friends together',
  visits: 'Follow-up',
  figures: 'The friend bank in figures',
  organise: 'Put on an event',
  house: 'The door and the rooms',
  openings: 'Jobs for the youths',
  rehearsals: 'Rehearse interviews',
  hosting: 'Your rooms and groups',
  people: 'Who is here',
  invitations: 'Codes for new people',
};
