// Forecourt
