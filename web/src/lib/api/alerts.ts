import { api } from './client.ts';
import type { Preferences, QuietHours, TopicChoice } from './types.ts';

/** What is left out stays as it is. */
export interface PreferenceChanges {
  topics?: Omit<TopicChoice, 'locked'>[];
  quiet?: Omit<QuietHours, 'fixed'> | null;
}
export interface Subscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

export const getPreferences = (): Promise<Preferences> => api.get('/api/v1/notifications/preferences');
export const changePreferences = ({ quiet = null, ...topics }: PreferenceChanges): Promise<Preferences> =>
  api.put('/api/v1/notifications/preferences', { body: { quiet, ...topics } });

export const getPushKey = async (): Promise<string> => (await api.get('/api/v1/notifications/push-key')).key;
export const subscribe = (body: Subscription): Promise<{ id: string }> =>
  api.post('/api/v1/notifications/push-subscriptions', { body });
export const unsubscribe = (subscription_id: string): Promise<unknown> =>
  api.delete('/api/v1/notifications/push-subscriptions/{subscription_id}', {
    params: { path: { subscription_id } },
  });

export const giveMail = (address: string): Promise<unknown> =>
  api.put('/api/v1/notifications/mail', { body: { address } });
export const confirmMail = (code: string): Promise<unknown> =>
  api.post('/api/v1/notifications/mail/confirm', { body: { code } });
export const forgetMail = (): Promise<unknown> => api.delete('/api/v1/notifications/mail');
