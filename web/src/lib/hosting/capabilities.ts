/** Any one of these is enough to open a room for adults. */
export const MAKES_STAFF_ROOMS = ['moderation.work', 'moderation.oversee'];
