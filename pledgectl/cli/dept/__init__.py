"""The commands around departments: what they owe and handed in, reminders, activities, complaints."""
