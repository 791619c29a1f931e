export const onboardingPath = '/bureau/revenus/stripe'
