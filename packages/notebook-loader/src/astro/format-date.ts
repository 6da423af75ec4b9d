const format = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });

/** `March 4, 2026`. A notebook's date is a day, so no time zone may move it. */
export function formatDate(date: Date): string {
  return format.format(date);
}
