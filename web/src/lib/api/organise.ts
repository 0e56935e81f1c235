import { api } from './client.ts';
import type {
  CoHost,
  Event,
  EventChanges,
  EventDraftFacts,
  EventReview,
  Guest,
  HostCandidate,
  HostRequest,
  OwnEvent,
  Page,
  Reach,
  SavedDraft,
  Scope,
} from './types.ts';

const event = (event_id: string) => ({ params: { path: { event_id } } });
const draft = (draft_id: string) => ({ params: { path: { draft_id } } });

export const listOwnEvents = (query: {
  past?: boolean;
  cursor?: string;
  limit?: number;
}): Promise<Page<OwnEvent>> => api.get('/api/v1/own-events', { params: { query } });
export const getReach = (id: string): Promise<Reach> => api.get('/api/v1/events/{event_id}/reach', event(id));
export const changeEvent = (id: string, body: EventChanges): Promise<Event> =>
  api.patch('/api/v1/events/{event_id}', { ...event(id), body });
export const cancelEvent = (id: string, reason: string, scope: Scope): Promise<Event> =>
  api.post('/api/v1/events/{event_id}/cancellation', { ...event(id), body: { scope, reason } });
export const withdrawEvent = (id: string): Promise<unknown> =>
  api.post('/api/v1/events/{event_id}/withdrawal', event(id));

export const listGuests = (event_id: string, cursor?: string): Promise<Page<Guest>> =>
  api.get('/api/v1/events/{event_id}/sign-ups', {
    params: { path: { event_id }, query: { cursor, limit: 100 } },
  });
/** Whether somebody came; null takes it back. */
export const noteAttendance = (id: string, account_id: string, came: boolean | null): Promise<unknown> =>
  api.put('/api/v1/events/{event_id}/attendance', { ...event(id), body: { account_id, came } });

const host = (event_id: string, account_id: string) => ({ params: { path: { event_id, account_id } } });
const more = (event_id: string, cursor?: string) => ({
  params: { path: { event_id }, query: { cursor, limit: 100 } },
});

export const listHosts = (event_id: string, cursor?: string): Promise<Page<CoHost>> =>
  api.get('/api/v1/events/{event_id}/co-hosts', more(event_id, cursor));
export const listHostCandidates = (event_id: string, cursor?: string): Promise<Page<HostCandidate>> =>
  api.get('/api/v1/events/{event_id}/co-hosts/candidates', more(event_id, cursor));
export const askHost = (event_id: string, account_id: string, whole_series: boolean): Promise<unknown> =>
  api.put('/api/v1/events/{event_id}/co-hosts/{account_id}', {
    ...host(event_id, account_id),
    body: { whole_series },
  });
export const stopHosting = (event_id: string, account_id: string): Promise<unknown> =>
  api.delete('/api/v1/events/{event_id}/co-hosts/{account_id}', host(event_id, account_id));
export const listHostRequests = (cursor?: string): Promise<Page<HostRequest>> =>
  api.get('/api/v1/host-requests', { params: { query: { cursor } } });
export const answerHost = (co_host_id: string, says_yes: boolean): Promise<unknown> =>
  api.post('/api/v1/host-requests/{co_host_id}/answer', {
    params: { path: { co_host_id } },
    body: { says_yes },
  });

export const listDrafts = (cursor?: string): Promise<Page<SavedDraft>> =>
  api.get('/api/v1/event-drafts', { params: { query: { cursor } } });
export const getDraft = (id: string): Promise<SavedDraft> =>
  api.get('/api/v1/event-drafts/{draft_id}', draft(id));
export const saveDraft = (id: string, version: number, facts: EventDraftFacts): Promise<SavedDraft> =>
  api.put('/api/v1/event-drafts/{draft_id}', { ...draft(id), body: { version, facts } });
export const deleteDraft = (id: string): Promise<unknown> =>
  api.delete('/api/v1/event-drafts/{draft_id}', draft(id));
export const publishDraft = (id: string): Promise<Event> =>
  api.post('/api/v1/event-drafts/{draft_id}/publication', draft(id));
export const draftOfEvent = (id: string): Promise<SavedDraft> =>
  api.post('/api/v1/events/{event_id}/draft', event(id));

/** What new organisers have posted and nobody else sees yet. */
export const listReviews = (cursor?: string): Promise<Page<EventReview>> =>
  api.get('/api/v1/event-reviews', { params: { query: { cursor } } });
export const reviewEvent = (id: string, approves: boolean, reason: string | null): Promise<unknown> =>
  api.post('/api/v1/events/{event_id}/review', { ...event(id), body: { approves, reason } });
