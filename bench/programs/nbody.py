# Floats in lists: five bodies under gravity.
def advance(bodies, pairs, dt):
    for (p1, v1, m1), (p2, v2, m2) in pairs:
        dx = p1[0] - p2[0]
        dy = p1[1] - p2[1]
        dz = p1[2] - p2[2]
        force = dt / (dx * dx + dy * dy + dz * dz) ** 1.5
        pull1 = m1 * force
        pull2 = m2 * force
        v1[0] -= dx * pull2
        v1[1] -= dy * pull2
        v1[2] -= dz * pull2
        v2[0] += dx * pull1
        v2[1] += dy * pull1
        v2[2] += dz * pull1
    for position, velocity, _ in bodies:
        position[0] += dt * velocity[0]
        position[1] += dt * velocity[1]
        position[2] += dt * velocity[2]


def energy(bodies, pairs):
    total = sum(m * (v[0] ** 2 + v[1] ** 2 + v[2] ** 2) / 2 for _, v, m in bodies)
    for (p1, _, m1), (p2, _, m2) in pairs:
        distance = sum((a - b) ** 2 for a, b in zip(p1, p2)) ** 0.5
        total -= m1 * m2 / distance
    return total


BODIES = [
    ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], 39.478),
    ([4.841, -1.160, -0.104], [0.606, 2.812, -0.025], 0.0377),
    ([8.343, 4.125, -0.404], [-1.011, 1.826, 0.008], 0.0113),
    ([12.894, -15.111, -0.223], [1.083, 0.869, -0.011], 0.0017),
    ([15.380, -25.919, 0.179], [0.979, 0.594, -0.035], 0.0020),
]
PAIRS = [(a, b) for i, a in enumerate(BODIES) for b in BODIES[i + 1:]]
for _ in range(25_000):
    advance(BODIES, PAIRS, 0.01)
print(f"{energy(BODIES, PAIRS):.6f}")
