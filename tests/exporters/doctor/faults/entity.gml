graph [
  node [
    id 0
    label "Caf&#233;"
  ]
]
