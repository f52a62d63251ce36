# What `cmake --install` places besides the program: licences, manual page, desktop entry, software description.

install(FILES "${CMAKE_SOURCE_DIR}/LICENSE" "${CMAKE_SOURCE_DIR}/README.md" "${CMAKE_SOURCE_DIR}/CHANGELOG.md" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(FILES "${CMAKE_SOURCE_DIR}/docs/lectern.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES "${CMAKE_SOURCE_DIR}/packaging/lectern.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
install(FILES "${CMAKE_SOURCE_DIR}/packaging/lectern.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")

# The embedded faces are under the SIL Open Font License, the names of emoji under the MIT licence: their texts go where
# the program goes.
foreach(package IN ITEMS fonts-inter fonts-jetbrains-mono golang-github-kyokomi-emoji-dev)
  if(EXISTS "/usr/share/doc/${package}/copyright")
    install(FILES "/usr/share/doc/${package}/copyright" DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME "LICENSE.${package}")
  endif()
endforeach()
