graph [
  node [
    id 0
    label "Kelp"
  ]
  node [
    id 1
    label "Kelp"
  ]
]
