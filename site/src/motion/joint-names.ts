/** The joints that the player's angles are told of, as Unity's `HumanBodyBones` calls them, and what others call them. */
const LIMBS: Record<string, readonly string[]> = {
  UpperLeg: ['upleg', 'upperleg', 'thigh', 'hip', 'femur'],
  LowerLeg: ['leg', 'lowerleg', 'shin', 'calf', 'knee', 'tibia'],
  Foot: ['foot', 'ankle'],
  Toes: ['toebase', 'toe', 'toes', 'ball'],
  Shoulder: ['shoulder', 'collar', 'clavicle'],
  UpperArm: ['arm', 'upperarm', 'uparm', 'humerus'],
  LowerArm: ['forearm', 'lowerarm', 'lowarm', 'elbow', 'radius'],
  Hand: ['hand', 'wrist'],
};
const SIDES = {
  Left: /^(?:left|l)[_. ]?(.+)$|^(.+?)[_. ]l(?:eft)?$/,
  Right: /^(?:right|r)[_. ]?(.+)$|^(.+?)[_. ]r(?:ight)?$/,
};

/** What programs put before every name: `mixamorig:LeftUpLeg`, `Bip01 L Thigh`, `Skeleton1_LThigh`, `J_Bip_L_UpperLeg`. */
const PREFIX = /^.*:|^mixamorig\d*_|^(?:valvebiped\.)?bip\d*[_ ]|^skeleton\d*_|^j_bip_(?:c_)?/;

/**
 * The names of joints as the player knows them where they say the same: `mixamorig:LeftUpLeg`, `l_thigh` and `thigh.L` are
 * `LeftUpperLeg`. Others keep their own.
 */
export function humanoidNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const known = humanoidName(name);
    if (!known || taken.has(known)) return name;
    taken.add(known);
    return known;
  });
}

function humanoidName(name: string): string | undefined {
  const plain = name.toLowerCase().replace(PREFIX, '');
  if (/^(hips?|pelvis|root)$/.test(plain)) return 'Hips';
  for (const [side, pattern] of Object.entries(SIDES)) {
    const [, after, before] = pattern.exec(plain) ?? [];
    const rest = after ?? before;
    const limb = Object.entries(LIMBS).find(([, others]) => rest && others.includes(rest));
    if (limb) return side + limb[0];
  }
  return undefined;
}
