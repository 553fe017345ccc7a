import { properties } from './properties/all.js';
import type { Property } from './properties/property.js';
import { Random } from './random.js';
import { withSubject } from './subject.js';

/** How a text fails a property. */
export interface Failure {
  readonly property: Property;
  readonly complaint: string;
}

/** Checks all properties for a text. Random choices depend on the seed. */
export async function failuresOf(text: string, seed: number, of = properties): Promise<Failure[]> {
  const failures: Failure[] = [];
  let property = of[0] as Property;
  try {
    await withSubject(text, async (subject) => {
      for (property of of) {
        const complaints = await property.complaints(subject, new Random(seed));
        failures.push(...complaints.map((complaint) => ({ property, complaint })));
      }
    });
  } catch (error) {
    failures.push({ property, complaint: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  return failures;
}
