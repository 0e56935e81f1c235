import { session } from '../session.svelte.ts';
import type { IconName } from '../ui/icons.ts';

export interface StaffEntry {
  key:
    | 'moderation'
    | 'watch'
    | 'concerns'
    | 'matching'
    | 'visits'
    | 'figures'
    | 'organise'
    | 'house'
    | 'openings'
    | 'rehearsals'
    | 'hosting'
    | 'people'
    | 'invitations';
  href: string;
  icon: IconName;
  /** One of these is enough to see the entry; every adult sees one that needs none. */
  needs: string[];
}

/** The adult screens, shown on Hjem and Mig to those who may use them. */
const staffEntries: StaffEntry[] = [
  { key: 'moderation', href: '/moderation', icon: 'flag', needs: ['moderation.work', 'moderation.oversee'] },
  { key: 'watch', href: '/watch', icon: 'eye', needs: ['moderation.work', 'moderation.oversee'] },
  { key: 'concerns', href: '/concerns', icon: 'heart', needs: [] },
  { key: 'matching', href: '/matching', icon: 'friends', needs: ['friendbank.match'] },
  {
    key: 'visits',
    href: '/matching/check-ins',
    icon: 'check',
    needs: ['friendbank.match', 'events.organise', 'friendbank.oversee'],
  },
  { key: 'figures', href: '/figures', icon: 'filter', needs: ['friendbank.oversee'] },
  { key: 'organise', href: '/organise', icon: 'calendar', needs: ['events.organise'] },
  { key: 'house', href: '/rooms?house', icon: 'door', needs: ['house.door'] },
  { key: 'openings', href: '/rooms?openings', icon: 'search', needs: ['jobhelp.openings'] },
  { key: 'rehearsals', href: '/rooms?rehearsals', icon: 'job', needs: ['jobhelp.help'] },
  { key: 'hosting', href: '/rooms', icon: 'chat', needs: ['chat.host'] },
  { key: 'people', href: '/people', icon: 'check', needs: ['accounts.confirm', 'accounts.manage'] },
  {
    key: 'invitations',
    href: '/invitations',
    icon: 'qr',
    needs: ['accounts.invite', 'accounts.invite_youth'],
  },
];

/** The adult screens this account may use; none for a youth. */
export const ownEntries = (): StaffEntry[] =>
  session.me?.kind === 'adult'
    ? staffEntries.filter((entry) => entry.needs.length === 0 || entry.needs.some(session.can))
    : [];
