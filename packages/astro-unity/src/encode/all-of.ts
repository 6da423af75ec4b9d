/** All results; after a failure, too, only once nothing is written any more. */
export async function allOf<Results extends readonly unknown[] | []>(
  tasks: Results,
): Promise<{ -readonly [Key in keyof Results]: Awaited<Results[Key]> }> {
  await Promise.allSettled(tasks);
  return Promise.all(tasks);
}
