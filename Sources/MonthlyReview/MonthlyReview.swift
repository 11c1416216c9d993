// MonthlyReview
