"""The crew's budget: a youth of the crew proposes, the crew votes, an adult pays and signs with that."""
