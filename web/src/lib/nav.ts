import type { IconName } from './ui/icons.ts';

export interface Tab {
  key: 'home' | 'friends' | 'chat' | 'events' | 'jobs';
  href: string;
  icon: IconName;
}

/** The five tabs, for everyone. Never more. */
export const tabs: Tab[] = [
  { key: 'home', href: '/', icon: 'home' },
  { key: 'friends', href: '/friends', icon: 'friends' },
  { key: 'chat', href: '/chat', icon: 'chat' },
  { key: 'events', href: '/events', icon: 'calendar' },
  { key: 'jobs', href: '/jobs', icon: 'job' },
];

export interface StaffEntry {
  key: 'moderation' | 'matching' | 'organise' | 'people' | 'invitations';
  href: string;
  icon: IconName;
  /** One of these is enough to see the entry. */
  needs: string[];
}

/** The adult screens, shown on Hjem and Mig to those who may use them. */
export const staffEntries: StaffEntry[] = [
  { key: 'moderation', href: '/moderation', icon: 'flag', needs: ['moderation.work', 'moderation.oversee'] },
  { key: 'matching', href: '/matching', icon: 'friends', needs: ['friendbank.match'] },
  { key: 'organise', href: '/organise', icon: 'calendar', needs: ['events.organise'] },
  { key: 'people', href: '/people', icon: 'check', needs: ['accounts.confirm', 'accounts.manage'] },
  {
    key: 'invitations',
    href: '/invitations',
    icon: 'qr',
    needs: ['accounts.invite', 'accounts.invite_youth'],
  },
];

/** The tab a path belongs to, or undefined. */
export const tabOf = (path: string): Tab | undefined =>
  tabs.find((tab) =>
    tab.href === '/' ? path === '/' : path === tab.href || path.startsWith(`${tab.href}/`),
  );
