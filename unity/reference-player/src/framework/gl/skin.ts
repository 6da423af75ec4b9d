/** Triangles that follow the joints. */
export interface SkinnedMesh {
  /** Per vertex: position (3), normal (3), as floats. */
  readonly vertices: Float32Array;
  /** Per vertex: four joint indices, then four weights of 255 in all. */
  readonly influences: Uint8Array;
  readonly indices: Uint16Array;
}

/** A mesh on the GPU. */
export interface MeshBuffers {
  readonly draw: () => void;
  readonly dispose: () => void;
}

/** Attribute 0 position, 1 normal, 2 joints, 3 weights. */
export function uploadMesh(gl: WebGL2RenderingContext, mesh: SkinnedMesh): MeshBuffers {
  const array = gl.createVertexArray();
  gl.bindVertexArray(array);
  const vertices = buffer(gl, gl.ARRAY_BUFFER, mesh.vertices);
  gl.enableVertexAttribArray(0);
  gl.vertexAttribPointer(0, 3, gl.FLOAT, false, 24, 0);
  gl.enableVertexAttribArray(1);
  gl.vertexAttribPointer(1, 3, gl.FLOAT, false, 24, 12);
  const influences = buffer(gl, gl.ARRAY_BUFFER, mesh.influences);
  gl.enableVertexAttribArray(2);
  gl.vertexAttribIPointer(2, 4, gl.UNSIGNED_BYTE, 8, 0);
  gl.enableVertexAttribArray(3);
  gl.vertexAttribPointer(3, 4, gl.UNSIGNED_BYTE, true, 8, 4);
  const indices = buffer(gl, gl.ELEMENT_ARRAY_BUFFER, mesh.indices);
  gl.bindVertexArray(null);
  return {
    draw: () => {
      gl.bindVertexArray(array);
      gl.drawElements(gl.TRIANGLES, mesh.indices.length, gl.UNSIGNED_SHORT, 0);
      gl.bindVertexArray(null);
    },
    dispose: () => {
      gl.deleteVertexArray(array);
      for (const owned of [vertices, influences, indices]) gl.deleteBuffer(owned);
    },
  };
}

function buffer(gl: WebGL2RenderingContext, target: number, data: AllowSharedBufferSource): WebGLBuffer {
  const created = gl.createBuffer();
  gl.bindBuffer(target, created);
  gl.bufferData(target, data, gl.STATIC_DRAW);
  return created;
}

/** Linear blend skinning by a palette of affine matrices, three rows a joint. */
export const SKINNING = `
layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in uvec4 joints;
layout(location = 3) in vec4 weights;
uniform vec4 palette[192];

mat3x4 skinMatrix() {
  mat3x4 skin = mat3x4(0.0);
  for (int i = 0; i < 4; i++) {
    int row = int(joints[i]) * 3;
    skin += weights[i] * mat3x4(palette[row], palette[row + 1], palette[row + 2]);
  }
  return skin;
}
`;
